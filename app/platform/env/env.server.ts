import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', 'on', 'off']).transform((value) => ['1', 'true', 'on'].includes(value))
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => protocols.some((protocol) => value.startsWith(protocol)) && URL.canParse(value),
      `must start with ${protocols.join(' or ')}`,
    )

const isHere = (issuer: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)

/** One provider of sign-in by OpenID Connect, such as a ministry's own. */
const provider = z.strictObject({
  /** In addresses: `{origin}/sign-in/back/{name}` is where the provider sends people back to. */
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'may hold small letters, digits and hyphens'),
  /** What the button says, as the institution calls itself. */
  label: z.string().trim().min(1).max(80),
  issuer: url('https://', 'http://').refine(
    (value) => value.startsWith('https:') || isHere(value),
    'must start with https:// beyond this machine',
  ),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Only verified addresses of this domain are let in. */
  emailDomain: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'is no domain')
    .optional(),
  /** Whether who comes for the first time, with a verified address that has no account, gets one. */
  makesAccounts: z.boolean().default(false),
  /** Values of `acr` or `amr` that say a second step was given there. */
  secondStepValues: z.array(z.string().min(1)).default([]),
})

export type OidcProvider = z.infer<typeof provider>

/** A JSON array of providers in one variable. */
const providers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' })
      return z.NEVER
    }
  })
  .pipe(z.array(provider).max(20))
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'has two providers of one name')

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORTAL_ORIGIN: url('http://', 'https://')
    .transform((value) => new URL(value).origin)
    .optional(),
  PORTAL_OPERATOR: z.string().trim().min(1).max(200).optional(),
  PORTAL_DATA_DIR: z.string().min(1).default('var'),
  PORTAL_DEMO: flag.optional(),
  /** How many datasets the demonstration has: loading all of them keeps a core busy for a minute or two, which tests of other things do without. */
  PORTAL_DEMO_DATASETS: z.enum(['all', 'few', 'none']).default('all'),
  PORTAL_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: url('postgres://', 'postgresql://').optional(),
  DATABASE_REPLICA_URL: url('postgres://', 'postgresql://').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SMTP_URL: url('smtp://', 'smtps://').optional(),
  MAIL_FROM: z.string().default('Passerelle <no-reply@localhost>'),
  SESSION_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  OIDC_PROVIDERS: providers.default([]),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  S3_ENDPOINT: url('http://', 'https://').optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_REGION: z.string().optional(),
})

const schema = settings.refine(({ DATABASE_URL, SESSION_SECRET }) => !DATABASE_URL || SESSION_SECRET, {
  path: ['SESSION_SECRET'],
  message: 'it is required with DATABASE_URL (at least 32 characters)',
})

export type Env = z.infer<typeof schema>

/** Every setting of the portal, from the environment. Throws one line that names the first wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(filled)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`Wrong setting ${issue?.path.join('.')}: ${issue?.message}`)
}
