/** For tests of applications and adapters: a clock that is driven by hand. */
export {};
