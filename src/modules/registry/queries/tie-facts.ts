/** What a tie says of itself: what somebody is to a unit, and since when. */
export const TIE_FACTS = {
  relation: true,
  resident: true,
  head: true,
  billingPayer: true,
  since: true,
  until: true,
} as const
