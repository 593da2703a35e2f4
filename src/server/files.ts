import type { Ctx, TxCtx } from './context'
export async function attachable(tx: TxCtx, ids: readonly string[]): Promise<string[]> { void tx; return [...ids] }
export function signedFileUrl(ctx: Ctx, id: string): string { void ctx; return `/api/files/${id}` }
