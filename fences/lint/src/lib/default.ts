// red: house/no-default-export
export default function plate() {
  return 'CA 123-456'
}
