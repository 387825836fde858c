import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const loader = loaderFor([], () => null)

export default function Home() {
  return (
    <div className="shell py-12">
      <PageTitle>Passerelle</PageTitle>
    </div>
  )
}
