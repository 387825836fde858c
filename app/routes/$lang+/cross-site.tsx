import { forbidden } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

// Where the server sends a write that another site's page made in a visitor's name, instead of reading it.
export const loader = loaderFor([], () => {
  throw forbidden('crossSite')
})

export default function CrossSite() {
  return null
}
