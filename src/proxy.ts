export { middleware as proxy } from '../middleware'
export const config = { matcher: ['/((?!_next/static/|assets/|favicon.ico$).*)'] }
