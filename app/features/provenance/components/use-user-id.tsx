import { useRouteLoaderData } from '@remix-run/react'

type Root = () => { person: { id: string } | null }

/** The id of the person who is signed in, as the root of every page says it. */
export function useUserId(): string | null {
  const root = useRouteLoaderData<Root>('root')
  return root?.person?.id ?? null
}
