/** Whether nothing listens on this port, on any of the machine's addresses. */
export function isFree(port: number): Promise<boolean>
/** The wanted port, or the first free one of the hundred after it. */
export function freePort(wanted: number): Promise<number>
