import { z } from 'zod'

/** One file of a bundle: its name inside, its size in bytes, the SHA-256 of its bytes, and where it holds rows, how many. */
export type Member = { name: string; bytes: number; sha256: string; rows?: number | undefined }

export const MANIFEST = 'manifest.json'

/** What every manifest says; a format of bundles adds to it. */
const manifestHead = z.object({ format: z.string(), formatVersion: z.number().int().positive(), madeAt: z.iso.datetime() })

const member = z.object({
  name: z.string().max(300),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.number().int().nonnegative().optional(),
})

export const bundleManifest = manifestHead.extend({ members: z.array(member) })
export const readHead = (value: unknown) => manifestHead.safeParse(value)
export type BundleManifest = z.infer<typeof bundleManifest>

/** A name that stays inside of wherever it is unpacked: words of a few signs, at most four folders deep. */
export const isSafeName = (name: string) => /^(?!\.)[\w.@-]+(\/(?!\.)[\w.@-]+){0,3}$/.test(name) && !name.includes('..')
