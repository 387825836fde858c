/// <reference types="vite/client" />
import '@remix-run/node'

// loaders and actions are typed for single fetch
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

declare module 'virtual:remix/server-build' {
  import type { ServerBuild } from '@remix-run/node'
  const build: ServerBuild
  export = build
}
