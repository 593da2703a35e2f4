import { notFound } from 'next/navigation'

/** An address on an estate's site where nothing is: found missing inside the site, so that its own page says so. */
export default function MissingPage() {
  notFound()
}
