import { loaderFor } from '#app/platform/http/handlers.server.ts'

// The frame with nothing in it: what the benchmark of pages holds the others against.
export const loader = loaderFor([], () => null)

export const meta = () => [{ name: 'robots', content: 'noindex' }]

export default function Empty() {
  return null
}
