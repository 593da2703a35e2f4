import { apexPage } from '@/server/page'

export default async function FrontPage() {
  await apexPage()
  return <main>Gatehouse</main>
}
