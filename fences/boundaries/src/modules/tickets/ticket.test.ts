import fc from 'fast-check'
import { caller } from '@/testing/caller'
import { report } from './service'

export const tested = { fc, caller, report }
