import { signOperatorsIn } from './site'

/** Before all journeys. */
export default async function setup(): Promise<void> {
  await signOperatorsIn()
}
