/** The server that tests make their databases on; `release` when done. */
export function holdTestServer(): Promise<{ url: string; release: () => Promise<void> }>
/**
 * A new database with every table and no row.
 * @param serverUrl the owner's connection string of any database on the server
 * @returns the owner's connection string of the new one
 */
export function cloneDatabase(serverUrl: string): Promise<string>
/** Drops a database made by `cloneDatabase`, whoever still uses it. */
export function dropDatabase(url: string): Promise<void>
