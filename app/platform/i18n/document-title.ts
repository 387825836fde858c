type Meta = { data?: unknown; matches: readonly { id: string }[] }

/** The document's title and description from what a loader returned as `title` and `description`. */
export function documentTitle({ data }: Meta): ({ title: string } | { name: string; content: string })[] {
  const { title, description } = (data ?? {}) as { title?: string; description?: string }
  return [
    { title: title ? `${title} – Passerelle` : 'Passerelle' },
    ...(description ? [{ name: 'description', content: description }] : []),
  ]
}
