import { useRouteLoaderData } from '@remix-run/react'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

type Root = () => { unsettledLines: UnsettledLines }

/** How the portal draws lines that are not settled, as the root of every page says it. */
export const useUnsettledLines = (): UnsettledLines => useRouteLoaderData<Root>('root')?.unsettledLines ?? 'dashed'
