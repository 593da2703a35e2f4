'use client'

import { Enrolment } from './enrolment'

/** The app of a newcomer; a whole new page afterwards. */
export function FirstEnrolment() {
  return <Enrolment onDone={() => window.location.assign('/')} />
}
