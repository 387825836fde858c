import { notFound } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export const loader = loaderFor([], () => {
  throw notFound('page')
})

export default function Nothing() {
  return null
}
