// red: server-on-lib, testing-in-tests-only
import { thing } from '@/testing/caller'

export const used = thing
