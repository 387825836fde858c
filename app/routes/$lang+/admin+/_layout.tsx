import { Outlet, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/instance/components/admin-frame.tsx'
import { countAdminWaiting } from '#app/features/instance/queries/waiting.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export const handle = { i18n: ['admin'] }

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], async ({ actor, language }) => ({ language, waiting: await countAdminWaiting(actor) }))

export default function AdminLayoutRoute() {
  return (
    <AdminFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AdminFrame>
  )
}
