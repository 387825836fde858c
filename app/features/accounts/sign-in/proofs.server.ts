import { v7 as uuidv7 } from 'uuid'
import { hashOf, newSecret } from '#app/platform/auth/secrets.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** A link that was mailed; a first step that waits for the second; a challenge for a passkey. */
export type ProofKind = 'link' | 'secondStep' | 'passkey'

export type Proof<Data> = { id: string; userId: string | null; browser: string | null; data: Data }

type NewProof = { id?: string; kind: ProofKind; userId: string | null; data: Prisma.InputJsonObject; seconds: number; browser?: string }

/** Keeps that something was proved, or asked, and gives the secret that stands for it. */
export async function makeProof(
  { id = uuidv7(), kind, userId, data, seconds, browser }: NewProof,
  tx: Transaction = db,
): Promise<{ secret: string }> {
  const secret = newSecret()
  await tx.signInProof.create({
    data: { id, kind, hash: hashOf(secret), userId, browser: browser ?? null, data, expiresAt: new Date(Date.now() + seconds * 1000) },
  })
  return { secret }
}

/** What a secret stands for; null where it is unknown, used or too old. */
export async function findProof<Data>(kind: ProofKind, secret: string): Promise<Proof<Data> | null> {
  if (!secret) return null
  const found = await db.signInProof.findFirst({
    where: { hash: hashOf(secret), kind, usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userId: true, browser: true, data: true },
  })
  return found && { ...found, data: found.data as Data }
}

/** Uses a proof up. False where another use came first, or it is too old: whoever asks then has proved nothing. */
export async function useProof(id: string): Promise<boolean> {
  const now = new Date()
  const used = await db.signInProof.updateMany({ where: { id, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  return used.count === 1
}

/** Counts one try of a proof that a code belongs to; false once `most` were made. */
export async function countProofTry(id: string, most: number): Promise<boolean> {
  const counted = await db.signInProof.updateMany({ where: { id, usedAt: null, tries: { lt: most } }, data: { tries: { increment: 1 } } })
  return counted.count === 1
}

/** The job that throws away what can no longer be used. */
export const SWEEP_JOB = 'sweep-sign-ins'

export async function sweepSignIns(): Promise<void> {
  await sql(`delete from sign_in_proof where expires_at < now() - interval '1 day'`)
  await sql(`delete from email_change where expires_at < now() - interval '1 day'`)
  await sql(`delete from session where expires_at < now()`)
}
