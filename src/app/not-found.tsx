import { NothingHere } from '@/app/chrome/nothing-here'

export default function NotFound() {
  return <NothingHere />
}
