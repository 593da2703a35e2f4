export const used = 'host'
export const unusedExport = 'nobody imports this name'
