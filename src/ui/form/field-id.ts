/** The element id of a field by its path in the form's values, so that the summary can lead to it. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}
