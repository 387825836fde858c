import { PRODUCT_NAME } from '#app/platform/instance/instance-settings.ts'

type Meta = { data?: unknown; matches: readonly { id: string; data?: unknown }[] }

/** The document's title and description from what a loader returned as `title` and `description`. */
export function documentTitle({ data, matches }: Meta): ({ title: string } | { name: string; content: string })[] {
  const { title, description } = (data ?? {}) as { title?: string; description?: string }
  const name = (matches.find(({ id }) => id === 'root')?.data as { name?: string } | undefined)?.name ?? PRODUCT_NAME
  return [{ title: title ? `${title} – ${name}` : name }, ...(description ? [{ name: 'description', content: description }] : [])]
}
