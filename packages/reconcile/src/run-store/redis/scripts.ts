/**
 * The commands of the store as Lua scripts. The server runs each script as one step. A client that did
 * not get the reply may send a script again: each script recognises by an id that it has run before.
 * https://redis.io/docs/latest/develop/programmability/eval-intro/
 */

/**
 * KEYS: log, names of all logs, lock of the fence. ARGV: expected sequence, id of the append, name of
 * the log, token of the fence or an empty text, the lines.
 */
export const appendScript = `
local length = redis.call('LLEN', KEYS[1])
local expected = tonumber(ARGV[1])
local stamp = ARGV[2] .. ' '
local added = #ARGV - 4
if length > expected and length >= expected + added then
  local first = redis.call('LINDEX', KEYS[1], expected)
  if string.sub(first, 1, #stamp) == stamp then return {'appended', tostring(expected + added)} end
end
if ARGV[4] ~= '' and redis.call('HGET', KEYS[3], 'token') ~= ARGV[4] then
  return {'lost', redis.call('HGETALL', KEYS[3]), tostring(redis.call('PTTL', KEYS[3]))}
end
if length ~= expected then return {'conflict', tostring(length)} end
for index = 5, #ARGV do redis.call('RPUSH', KEYS[1], stamp .. ARGV[index]) end
redis.call('SADD', KEYS[2], ARGV[3])
return {'appended', tostring(expected + added)}
`;

/** KEYS: log. */
export const readScript = `return redis.call('LRANGE', KEYS[1], 0, -1)`;

/** KEYS: names of all logs. */
export const listScript = `return redis.call('SMEMBERS', KEYS[1])`;

/**
 * KEYS: lock, counter of tokens. ARGV: id of the taking, lease in milliseconds, owner, host, process,
 * time.
 */
export const takeScript = `
local id = redis.call('HGET', KEYS[1], 'id')
if id and id ~= ARGV[1] then
  return {'held', redis.call('HGETALL', KEYS[1]), tostring(redis.call('PTTL', KEYS[1]))}
end
if not id then
  local token = redis.call('INCR', KEYS[2])
  redis.call('HSET', KEYS[1], 'id', ARGV[1], 'token', tostring(token), 'owner', ARGV[3],
    'host', ARGV[4], 'pid', ARGV[5], 'since', ARGV[6])
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {'taken', redis.call('HGETALL', KEYS[1]), tostring(redis.call('PTTL', KEYS[1]))}
`;

/** KEYS: lock. ARGV: token, lease in milliseconds. */
export const renewScript = `
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {'seen', redis.call('HGETALL', KEYS[1]), tostring(redis.call('PTTL', KEYS[1]))}
`;

/** KEYS: lock. ARGV: token. Returns whether the lock had the token. */
export const freeScript = `
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return {'other'} end
redis.call('DEL', KEYS[1])
return {'freed'}
`;

/** KEYS: lock. */
export const inspectScript = `
return {'seen', redis.call('HGETALL', KEYS[1]), tostring(redis.call('PTTL', KEYS[1]))}
`;
