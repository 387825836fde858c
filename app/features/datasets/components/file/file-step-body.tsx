import { useTranslation } from 'react-i18next'
import type { FileStep } from '#app/features/datasets/loading/file-step.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { CorrectionForm, type RefusedCorrection } from './correction-form.tsx'
import { FindingNotices } from './finding-notices.tsx'
import { LoadProgress } from './load-progress.tsx'
import { UnderstoodTable } from './understood-table.tsx'
import { UploadForm } from './upload-form.tsx'

type FileStepBodyProps = {
  file: FileStep
  endpoint: string
  here: string
  limit: string
  nextHref: string
  refused: RefusedCorrection | undefined
}

/** The file of a dataset: what came, what the portal makes of it, and another one. */
export function FileStepBody({ file: { load, used }, endpoint, here, limit, nextHref, refused }: FileStepBodyProps) {
  const { t } = useTranslation('datasets-edit')
  const notTaken = refused?.problems.find(({ name }) => name === 'file')
  const why: Record<string, string> = { noFile: t('file.noFile'), tooLarge: t('file.limit', { limit }), full: t('file.failed.full') }
  const isReading = load?.state === 'WAITING' || load?.state === 'READING'
  return (
    <div className="grid grid-cols-1 gap-10">
      {load && isReading && <LoadProgress load={load} here={here} />}
      {load?.state === 'REFUSED' && (
        <section className="grid gap-4" aria-labelledby="refused">
          <Notice tone="danger" live title={t('refused.title', { name: load.name })}>
            {t('refused.text')}
          </Notice>
          <FindingNotices findings={load.findings} />
        </section>
      )}
      {used && <Notice>{t('file.used', used)}</Notice>}
      {load?.state === 'READY' && (
        <section className="grid grid-cols-1 gap-6" aria-labelledby="understood">
          <h2 id="understood" className="text-xl">
            {t('understood.title')}
          </h2>
          <p className="text-base text-ink-soft">
            <bdi className="font-semibold text-ink wrap-anywhere">{load.name}</bdi> · {load.size} · {load.when}
          </p>
          {load.isUsed ? (
            <Notice tone="success">{t('understood.isUsed')}</Notice>
          ) : (
            <form method="post" className="grid gap-3">
              <input type="hidden" name="load" value={load.id} />
              <p className="max-w-text text-base">{t('understood.notUsed')}</p>
              <p>
                <Button name="intent" value="use">
                  {t('understood.use')}
                </Button>
              </p>
            </form>
          )}
          <FindingNotices findings={load.findings} />
          {load.tables.map((table) => (
            <UnderstoodTable key={table.position} table={table} />
          ))}
          {load.documents.length > 0 && (
            <p className="text-base">
              {t('understood.documents')}{' '}
              {load.documents.map(({ name, size }) => (
                <span key={name} className="block">
                  <bdi className="wrap-anywhere">{name}</bdi> · {size}
                </span>
              ))}
            </p>
          )}
          {load.tables.length > 0 && <CorrectionForm key={load.id} load={load} refused={notTaken ? undefined : refused} />}
          {load.isUsed && (
            <p>
              <ButtonLink href={nextHref}>{t('understood.goOn')}</ButtonLink>
            </p>
          )}
        </section>
      )}
      {!isReading && (
        <section className={load ? 'border-t border-line pt-8' : undefined}>
          <UploadForm endpoint={endpoint} here={here} limit={limit} isFirst={!load} problem={notTaken && why[notTaken.messageKey]} />
        </section>
      )}
    </div>
  )
}
