export type Site = { kind: 'estate' | 'console' }
