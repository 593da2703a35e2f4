/** What people on an estate report, and how it ends. */
export type Story = {
  category: string
  title: string
  description: string
  /** A common area; otherwise it is in the reporter's unit. */
  place?: string
  internal: string
  reply: string
  resolution: string
}

export const STORIES: readonly Story[] = [
  {
    category: 'plumbing',
    title: 'Kitchen tap drips all night',
    description: 'The cold tap in the kitchen does not close any more. A bucket fills overnight.',
    internal: 'Third tap of this make this year. Ask the supplier about the batch.',
    reply: 'We come tomorrow between 9 and 11. Please leave the space under the sink free.',
    resolution: 'New ceramic cartridge fitted, tested for ten minutes, dry.',
  },
  {
    category: 'electrical',
    title: 'Lights in the passage flicker',
    description: 'Since the last power cut the passage lights flicker, worse in the evening.',
    internal: 'Probably the neutral at the distribution board. Take the thermal camera.',
    reply: 'An electrician is booked. Please switch those lights off until then.',
    resolution: 'Loose neutral at the board tightened, all circuits measured.',
  },
  {
    category: 'security',
    title: 'Street light out at the corner',
    description: 'The second light from the gate has been dark for a week, and people walk there.',
    place: 'Corner near the main gate',
    internal: 'Lamp is under guarantee until March.',
    reply: 'The light is ordered. Guards pass there twice an hour until it is fixed.',
    resolution: 'LED head replaced under guarantee.',
  },
  {
    category: 'cleaning',
    title: 'Bins not emptied on Tuesday',
    description: 'Our side of the road was left out. The bins are full and it smells.',
    place: 'Refuse area, north side',
    internal: 'Second time this month. Put it on the contractor’s scorecard.',
    reply: 'The truck comes back this afternoon. Sorry about that.',
    resolution: 'Emptied the same afternoon, contractor informed in writing.',
  },
  {
    category: 'plumbing_emergency',
    title: 'Water through the bathroom ceiling',
    description: 'Water is dripping through the ceiling next to the light. I have switched the light off.',
    internal: 'Flat above is let to holiday guests. The owner gave permission to enter.',
    reply: 'The valve above is closed. A plumber is on the way, please stay out of the bathroom.',
    resolution: 'Burst hose of a washing machine replaced, ceiling left to dry, painting booked.',
  },
  {
    category: 'carpentry',
    title: 'Front door does not close properly',
    description: 'The door swells when it rains and I have to pull hard to lock it.',
    internal: 'Same hinge side as the neighbours. Check the frame for damp.',
    reply: 'The carpenter can come on Thursday. Does the afternoon suit you?',
    resolution: 'Door planed and sealed at the bottom, strike plate moved two millimetres.',
  },
  {
    category: 'other',
    title: 'Pool gate latch is broken',
    description: 'The latch does not catch, so the gate stands open. There are small children here.',
    place: 'Pool',
    internal: 'Order two latches, the other side is worn, too.',
    reply: 'We have chained the gate for today. The new latch comes tomorrow.',
    resolution: 'Self-closing latch fitted at child-safe height.',
  },
  {
    category: 'electrical_emergency',
    title: 'Sparks from the plug behind the fridge',
    description: 'There was a bang and sparks. I have switched off at the board.',
    internal: 'Overloaded adapter. Talk to them about the heater.',
    reply: 'Thank you for switching off. Leave it off, the electrician is at the gate.',
    resolution: 'Socket and a metre of cable replaced, certificate left with the resident.',
  },
  {
    category: 'appliance',
    title: 'Intercom does not ring',
    description: 'Visitors call from the gate, but nothing rings in the house.',
    internal: 'The handset was replaced last year, so look at the line first.',
    reply: 'We test the line from the gate today and call you while we do.',
    resolution: 'Corroded joint in the street box renewed, call tested both ways.',
  },
  {
    category: 'painting',
    title: 'Boundary wall is peeling',
    description: 'The paint comes off in sheets along the path behind the houses.',
    place: 'Path behind the houses',
    internal: 'Goes on the list for the dry season, not before.',
    reply: 'It is planned with the other walls and we will tell you the week.',
    resolution: 'Wall cleaned, primed and painted.',
  },
]
