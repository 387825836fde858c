import type { LoaderFunction, ServerBuild } from '@remix-run/node'

type Direct = { pattern: RegExp; names: string[]; loader: LoaderFunction }
export type DirectMatch = { loader: LoaderFunction; params: Record<string, string> }

/**
 * Finds the routes that answer by their loader alone and say so (`handle.direct`): finding one among all routes takes the
 * framework several times as long as making a tile.
 */
export function directRoutes(build: ServerBuild): (path: string) => DirectMatch | null {
  const found: Direct[] = []
  for (const route of Object.values(build.routes)) {
    const { handle, loader } = route?.module ?? {}
    if (!route?.path || !loader || !(handle as { direct?: boolean } | undefined)?.direct) continue
    const names: string[] = []
    const pattern = route.path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:(\w+)/g, (_, name: string) => {
      names.push(name)
      return '([^/]+)'
    })
    found.push({ pattern: new RegExp(`^/${pattern}$`), names, loader })
  }
  return (path) => {
    for (const { pattern, names, loader } of found) {
      const match = pattern.exec(path)
      if (match) return { loader, params: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) }
    }
    return null
  }
}
