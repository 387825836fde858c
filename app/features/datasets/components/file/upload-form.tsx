import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatPercentage } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { ProgressBar } from '#app/ui/feedback/progress-bar.tsx'
import { sendInPieces, unfinishedUploads, type Sending } from './send-in-pieces.ts'

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.ods,.json,.geojson,.ndjson,.parquet,.pdf,.zip,.gz'

type UploadFormProps = {
  /** Where pieces of a file are sent. */
  endpoint: string
  /** The page that shows what was understood. */
  here: string
  /** The most a file may weigh without JavaScript, in words. */
  limit: string
  isFirst: boolean
  problem: string | undefined
}

type State =
  | { at: 'idle' }
  | { at: 'sending'; sent: number; of: number; isWaiting: boolean }
  | { at: 'failed'; messageKey: 'refused' | 'full' | 'line' }

/** Sends a file: in pieces that go on where the line broke, or as a plain form. */
export function UploadForm({ endpoint, here, limit, isFirst, problem }: UploadFormProps) {
  const { t, i18n } = useTranslation('datasets-edit')
  const navigate = useNavigate()
  const [state, setState] = useState<State>({ at: 'idle' })
  const [unfinished, setUnfinished] = useState<string[]>([])
  const sending = useRef<Sending | null>(null)
  useEffect(() => {
    setUnfinished(unfinishedUploads(endpoint))
    return () => sending.current?.stop()
  }, [endpoint])

  const send = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return
    event.preventDefault()
    setState({ at: 'sending', sent: 0, of: file.size, isWaiting: false })
    void sendInPieces(file, endpoint, {
      onProgress: (sent, of) => setState({ at: 'sending', sent, of, isWaiting: false }),
      onWaiting: () => setState((now) => (now.at === 'sending' ? { ...now, isWaiting: true } : now)),
      onFailed: (messageKey) => setState({ at: 'failed', messageKey }),
      onDone: () => void navigate(`${here}?sent=${Date.now()}`, { replace: true }),
    }).then((started) => (sending.current = started))
  }

  const refusal = state.at === 'failed' ? t(`file.failed.${state.messageKey}`) : problem
  if (state.at === 'sending') {
    const share = state.of === 0 ? 0 : state.sent / state.of
    return (
      <section className="grid gap-4" aria-labelledby="sending">
        <h2 id="sending" className="text-xl">
          {t('file.sending')}
        </h2>
        <ProgressBar
          labelledBy="sending"
          share={share}
          words={t('file.sent', {
            sent: formatBytes(i18n.language, state.sent),
            of: formatBytes(i18n.language, state.of),
            share: formatPercentage(i18n.language, String(Math.floor(share * 100))),
          })}
        />
        <p className="text-base text-ink-soft" role="status">
          {t(state.isWaiting ? 'file.lineBroken' : 'file.mayBreak')}
        </p>
        <p>
          <Button
            type="button"
            look="secondary"
            onClick={() => {
              sending.current?.stop()
              setUnfinished(unfinishedUploads(endpoint))
              setState({ at: 'idle' })
            }}
          >
            {t('file.pause')}
          </Button>
        </p>
      </section>
    )
  }
  return (
    <form method="post" encType="multipart/form-data" noValidate onSubmit={send} className="grid gap-6">
      <ErrorSummary errors={refusal ? [{ name: 'file', message: refusal }] : []} />
      {unfinished.map((name) => (
        <Notice key={name} title={t('file.unfinished', { name })}>
          {t('file.unfinishedText')}
        </Notice>
      ))}
      <Field name="file" label={t(isFirst ? 'file.choose' : 'file.chooseNext')} hint={t('file.formats')} error={refusal}>
        <FileInput accept={ACCEPTED} />
      </Field>
      <noscript>
        <p className="text-base text-ink-soft">{t('file.limit', { limit })}</p>
      </noscript>
      <FormActions note={t('file.keptAsIs')}>
        <Button>{t('file.send')}</Button>
      </FormActions>
    </form>
  )
}
