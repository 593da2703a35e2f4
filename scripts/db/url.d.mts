/** The owner's connection string, with the roles in place: DATABASE_URL, or the embedded database, started if need be. */
export function ownerUrl(): Promise<string>
