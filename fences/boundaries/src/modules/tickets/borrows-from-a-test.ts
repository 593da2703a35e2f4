// red: testing-in-tests-only
import { tested } from './ticket.test'

export const used = tested
