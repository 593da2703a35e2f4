export const unitEvents = ['unit.created']
