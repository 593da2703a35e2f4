/** A form inside a record's panel: what sticks to its lower edge has the panel's ground, not the page's. */
export const panelForm = 'pt-5 [--paper:var(--surface)]'
