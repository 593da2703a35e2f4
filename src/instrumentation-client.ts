declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined
}

// Before any schema is made: a parser made with `new Function` is faster, but the pages' policy forbids it, and browsers
// report the attempt. Said where zod keeps its settings, because its own function for it weighs 5 kB on every page.
globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true }

export {}
