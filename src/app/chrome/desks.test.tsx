import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { desksOf } from './desks'

const MANAGE = fileURLToPath(new URL('../e/[estate]/manage', import.meta.url))

describe('the desks of a person', () => {
  it('are management for staff, the gate for guards, and home for residents', () => {
    expect(desksOf(['facility'])).toEqual(['staff'])
    expect(desksOf(['guard'])).toEqual(['gate'])
    expect(desksOf(['tenant'])).toEqual(['home'])
  })

  it('are several for whoever works and lives here', () => {
    expect(desksOf(['owner', 'committee'])).toEqual(['staff', 'home'])
    expect(desksOf(['guard', 'household'])).toEqual(['gate', 'home'])
  })

  it('are asked for by every page of the staff’s, whatever else its reader may see', () => {
    const pages = readdirSync(MANAGE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\bpage\.tsx$/.test(file),
    )
    expect(pages.length).toBeGreaterThan(10)
    const open = pages.filter((file) => !/\bstaffPage\(/.test(readFileSync(path.join(MANAGE, file), 'utf8')))
    expect(open).toEqual([])
  })

  it('are home for somebody who has no role yet', () => {
    expect(desksOf([])).toEqual(['home'])
  })
})
