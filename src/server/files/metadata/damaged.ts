/** A picture whose parts don't fit together, so that nobody can say what is hidden in it. */
export class DamagedPicture extends Error {
  override readonly name = 'DamagedPicture'
}
