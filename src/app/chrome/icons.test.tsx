import { describe, expect, it } from 'vitest'
import { MODULES } from '@/registry/modules'
import { isIcon } from './icons'
import { isSettingsIcon } from './settings-icons'

describe('the shells', () => {
  it('know the icon of every place in the navigation', () => {
    const icons = MODULES.flatMap((module) => module.navigation.map((item) => item.icon))
    expect(icons.filter((name) => !isIcon(name))).toEqual([])
  })

  it('know the icon of every page of the settings', () => {
    const icons = MODULES.flatMap((module) => (module.settings ?? []).map((place) => place.icon))
    expect(icons.filter((name) => !isSettingsIcon(name))).toEqual([])
  })
})
