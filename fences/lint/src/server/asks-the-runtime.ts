// red: house/next-runtime-in-instrumentation-only
export const isNode = process.env.NEXT_RUNTIME === 'nodejs'
