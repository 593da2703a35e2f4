export const siteOf = (host: string, root: string) => host.replace(root, '')
