/** What of the project goes into the container image as it stands; the rest is built. */
export const IMAGE_FILES = [
  'prisma/migrations',
  'public',
  'scripts/web.mjs',
  'scripts/image',
  'scripts/db',
  'scripts/lib',
]
