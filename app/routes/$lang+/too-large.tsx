import { AppError } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

// Where the server sends a form that is past the limit, instead of reading it.
export const loader = loaderFor([], () => {
  throw new AppError('too-large', 'tooLarge.form')
})

export default function TooLarge() {
  return null
}
