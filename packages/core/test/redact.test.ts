/** The texts in which secrets are masked, and the texts that stay unchanged. */
import { redactSecrets } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

describe('redaction', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['sent Basic Y2xpZW50OnNlY3JldA== and failed', 'Y2xpZW50OnNlY3JldA=='],
    [
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/x, Signature=0123456789abcdef0',
      'IOSFODNN7',
    ],
    ['?X-Amz-Signature=feedfacefeedface', 'feedface'],
    ['grant_type=client_credentials&client_secret=s3cr3t&x=1', 's3cr3t'],
    ['{"access_token":"tok-1","expires_in":3}', 'tok-1'],
    ['{"secretAccessKey": "wJalr/XUtn"}', 'wJalr'],
    ['x-amz-security-token: FwoGZXIvYXdz', 'FwoGZXIvYXdz'],
    ['user ASIAQQQQQQQQQQQQQQQQ', 'ASIAQQ'],
    ['{"password":"correct horse","x":1}', 'horse'],
    ["password='correct horse'", 'horse'],
    ['{"client_secret":"with \\"quotes\\" and more"}', 'more'],
    ['{"body":"{\\"client_secret\\":\\"correct horse\\"}"}', 'horse'],
    ['client_secret="cut off in the midd', 'off'],
    ['client_secret=[odd]', 'odd'],
  ])('masks the secret in %s', (text, secret) => {
    expect(redactSecrets(text)).not.toContain(secret);
    expect(redactSecrets(text)).toContain('[redacted]');
  });

  it('masks the secret and keeps the text around it', () => {
    const text = '{"password":"a b","x":1} {\\"api_key\\":\\"c d\\",\\"y\\":2}';
    const clean = '{"password":"[redacted]","x":1} {\\"api_key\\":\\"[redacted]\\",\\"y\\":2}';
    expect(redactSecrets(text)).toBe(clean);
    expect(redactSecrets(clean)).toBe(clean);
  });

  it('masks known secrets, also percent-encoded', () => {
    expect(redactSecrets('a p/wd b p%2Fwd c', ['p/wd'])).toBe('a [redacted] b [redacted] c');
  });

  it('masks the whole of a secret that begins with another secret', () => {
    expect(redactSecrets('abcdefgh123', ['abcdefgh', 'abcdefgh123'])).toBe('[redacted]');
  });

  it('masks a secret that cannot be percent-encoded', () => {
    const text = 'a half\ud800 b is undefined';
    expect(redactSecrets(text, ['half\ud800'])).toBe('a [redacted] b is undefined');
  });

  it('does not mask known secrets of one or two letters', () => {
    expect(redactSecrets('a message', ['s', '', 'mes'])).toBe('a message');
  });

  it.each([
    'client_secret',
    'clientSecret',
    'access_token',
    'accessToken',
    'refresh_token',
    'refreshToken',
    'id_token',
    'idToken',
    'session_token',
    'sessionToken',
    'secret_access_key',
    'SecretAccessKey',
    'access_key_id',
    'accessKeyId',
    'x-amz-security-token',
    'X-Amz-Signature',
    'password',
    'api_key',
    'apiKey',
  ])('masks the value of %s in all notations', (name) => {
    const shapes = [
      [`${name}=s3cr3t&x=1`, `${name}=[redacted]&x=1`],
      [`${name} : s3cr3t, x`, `${name} : [redacted], x`],
      [`{"${name}": "s3 cr3t"}`, `{"${name}": "[redacted]"}`],
      [`{'${name}':'s3 cr3t'}`, `{'${name}':'[redacted]'}`],
      [`{\\"${name}\\" : \\"s3 cr3t\\"}`, `{\\"${name}\\" : \\"[redacted]\\"}`],
    ] as const;
    for (const [text, clean] of shapes) expect(redactSecrets(text)).toBe(clean);
  });

  it.each([
    ['Authorization: Digest a=1, b=2', 'Authorization: [redacted]'],
    ['authorization=abc', 'authorization=[redacted]'],
    ['"authorization" = "Negotiate abc" x', '"authorization" = "[redacted]" x'],
    ["{'authorization': 'abc'}", "{'authorization': '[redacted]'}"],
    ['authorization: abc\r\nhost: x', 'authorization: [redacted]\r\nhost: x'],
    ['sent bearer  a-b.c_d~e+f/== on', 'sent bearer [redacted] on'],
    ['sent Basic  YWI+Og/== on', 'sent Basic [redacted] on'],
    ['Bearer password: hunter2hunter2 x', 'Bearer password: [redacted] x'],
    ['bearer access_token=hunter2&x=1', 'bearer access_token=[redacted]&x=1'],
    ['Bearer signature=0123456789abcdef0 b', 'Bearer Signature=[redacted] b'],
    ['Bearer password : "with a space" x', 'Bearer password : "[redacted]" x'],
    ['Basic password=hunter2hunter2 x', 'Basic password=[redacted] x'],
    ['Basic apiKey: hunter2hunter2 x', 'Basic apiKey: [redacted] x'],
    ['Bearer passwordless.token: x', 'Bearer [redacted]: x'],
    ['AWS4-HMAC-SHA256 Credential=a/b, Signed\nnext', 'AWS4-HMAC-SHA256 [redacted]\nnext'],
    ['"AWS4-HMAC-SHA256 Credential=a" next', '"AWS4-HMAC-SHA256 [redacted]" next'],
    ['a signature=0123456789abcdef0 b', 'a Signature=[redacted] b'],
    ['key AKIAIOSFODNN7EXAMPLE is', 'key [redacted] is'],
    ['key ASIAABCDEFGHIJ01 is', 'key [redacted] is'],
    ['password="with \\"quotes\\" in it" x', 'password="[redacted]" x'],
    ['password="broken\nin two" x', 'password="[redacted]" x'],
    ['password=a;x password=b}', 'password=[redacted];x password=[redacted]}'],
    ["password=it's", "password=[redacted]'s"],
    ['password="" x', 'password="" x'],
    ['{"password":"a\\\\","b":"c"}', '{"password":"[redacted]","b":"c"}'],
    ['{\\"password\\":\\"a\\\\\\"b\\",1}', '{\\"password\\":\\"[redacted]\\",1}'],
    ['"{\\"password\\":\\"cut" x', '"{\\"password\\":\\"[redacted]" x'],
    ['password="api_key=b" c', 'password="[redacted]" c'],
    [`password="api_key='b' c" d`, 'password="[redacted]" d'],
  ])('turns %j into %j', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
  });

  it.each([
    'an author: ization',
    'reauthorization: none',
    'forbearer abcdefgh',
    'bearer abcde',
    'bearer of good news',
    'a basic YWJjZGVm',
    'NonBasic YWJjZGVm',
    'XAWS4-HMAC-SHA256 a',
    'designature=0123456789abcdef0',
    'signature=0123456789abcde',
    'AKIAshort',
    'XAKIAIOSFODNN7EXAMPLE',
    'AKIAIOSFODNN7EXAMPLEx',
    'my_password_hint=dog',
    'password reset',
  ])('does not change %j', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('masks each of several secrets', () => {
    const text = 'password=a1b2 bearer abcdefg password=c3d4 Bearer hijklmn';
    expect(redactSecrets(text)).toBe(
      'password=[redacted] bearer [redacted] password=[redacted] Bearer [redacted]',
    );
  });

  it('masks known secrets from four letters', () => {
    expect(redactSecrets('abcd abc', ['abcd'])).toBe('[redacted] abc');
    expect(redactSecrets('abcd abc', ['abc'])).toBe('abcd abc');
  });

  it('does not change ordinary text', () => {
    const text = 'The assistant 3f1c was not found; basic settings of the token store are fine.';
    expect(redactSecrets(text)).toBe(text);
  });
});
