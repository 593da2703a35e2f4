import { describe, expect, it } from 'vitest'
import { draftText, mergeDraft } from './drafts'

const EMPTY = { name: '', phones: [''], bedrooms: null, place: { kind: 'unit', unitId: 'u1' } }
const kept = (values: object): unknown => JSON.parse(draftText(values))

describe('what was typed', () => {
  it('comes back as it was', () => {
    const typed = { name: 'Ann', phones: ['1', '2'], bedrooms: 3, place: { kind: 'common', area: 'Pool' } }
    expect(mergeDraft(EMPTY, kept(typed))).toEqual(typed)
  })

  it('comes back into a form that has other fields since', () => {
    expect(mergeDraft({ ...EMPTY, email: '' }, kept({ name: 'Ann', fax: '12' }))).toEqual({
      ...EMPTY,
      name: 'Ann',
      email: '',
    })
  })

  it.each([[null], ['Ann'], [7], [{ name: 7, phones: 'one', place: 'here' }]])(
    'leaves the form as it begins where %j was kept',
    (odd) => expect(mergeDraft(EMPTY, odd)).toEqual(EMPTY),
  )

  it('is never kept of a password', () => {
    expect(draftText({ values: { email: 'a@example.com', password: 's3cret', newPassword: 's3cret' } })).toBe(
      '{"values":{"email":"a@example.com"}}',
    )
  })
})
