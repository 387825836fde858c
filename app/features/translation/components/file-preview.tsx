import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { ChangedValue } from '#app/features/provenance/components/changed-value.tsx'
import { useProblemMessage } from '#app/features/provenance/components/problem-words.ts'
import { fileImportPath, translationPath, type RecordAddress } from '#app/features/translation/paths.ts'
import type { FilePage, ShownProblem } from '#app/features/translation/queries/file-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type PreviewProps = { address: RecordAddress; file: FilePage }

/** What taking a file over would change, before anything does; what of it does not fit, and where. */
export function FilePreview({ address, file }: PreviewProps) {
  const { t } = useTranslation('translation')
  const { counts, names } = file
  const count = (name: keyof FilePage['counts']) => counted(address.language, counts[name])
  const lines = (['changes', 'confirmed', 'same', 'untranslated', 'absent'] as const).filter(
    (name) => name === 'changes' || counts[name] > 0,
  )
  return (
    <div className="grid gap-10">
      <div className="grid gap-4">
        <p className="text-base text-ink-soft">{t('pair', names)}</p>
        <ul className="grid list-disc gap-1 ps-5">
          {lines.map((name) => (
            <li key={name}>{t(`preview.${name}`, count(name))}</li>
          ))}
        </ul>
      </div>
      {counts.problems > 0 && (
        <section aria-labelledby="problems" className="grid gap-4">
          <SectionHeading id="problems">{t('preview.problems', count('problems'))}</SectionHeading>
          <p className="max-w-text">{t('preview.problemsText')}</p>
          <ul>
            {file.problems.map((problem) => (
              <Problem key={problem.key} problem={problem} />
            ))}
          </ul>
          <More language={address.language} hidden={counts.problems - file.problems.length} />
        </section>
      )}
      {file.changes.length > 0 && (
        <section aria-labelledby="changes" className="grid gap-4">
          <SectionHeading id="changes">{t('preview.changesTitle')}</SectionHeading>
          <dl>
            {file.changes.map(({ key, label, line, before, after, isMachine }) => (
              <div key={key} className="border-t border-line py-4">
                <dt className="text-base text-ink-soft">
                  {t(isMachine ? 'preview.atLineMachine' : 'preview.atLine', { field: label, line })}
                </dt>
                <ChangedValue lang={file.pair.to} before={before || null} after={after} />
              </div>
            ))}
          </dl>
          <More language={address.language} hidden={counts.changes - file.changes.length} />
        </section>
      )}
      <Decision address={address} file={file} />
    </div>
  )
}

function Decision({ address, file: { fileId, revision, counts, pair } }: PreviewProps) {
  const { t } = useTranslation('translation')
  const fitting = counts.changes + counts.confirmed
  const back = (
    <ButtonLink href={translationPath(address, pair)} look="quiet">
      {t('preview.cancel')}
    </ButtonLink>
  )
  if (fitting === 0)
    return (
      <div className="grid gap-4">
        <Notice>{t('preview.nothing')}</Notice>
        <div>{back}</div>
      </div>
    )
  return (
    <form method="post" action={fileImportPath(address)} className="flex flex-wrap gap-3 border-t border-line pt-6">
      <input type="hidden" name="id" value={fileId} />
      <input type="hidden" name="revision" value={revision} />
      <Button name="intent" value={counts.problems > 0 ? 'rest' : 'all'}>
        {t(counts.problems > 0 ? 'preview.takeRest' : 'preview.take', counted(address.language, fitting))}
      </Button>
      {back}
    </form>
  )
}

function More({ language, hidden }: { language: string; hidden: number }) {
  const { t } = useTranslation('translation')
  return hidden > 0 ? <p className="text-base text-ink-soft">{t('preview.more', counted(language, hidden))}</p> : null
}

function Problem({ problem }: { problem: ShownProblem }) {
  const { t } = useTranslation('translation')
  const message = useProblemMessage()
  const { label, unit, line, why, texts } = problem
  return (
    <li className="grid gap-2 border-t border-line py-4">
      <p className="font-semibold">{label}</p>
      <p className="text-base">{why === 'refused' ? message(problem) : t(`problem.${why}`)}</p>
      <p className="text-sm text-ink-soft">
        {t('problem.where', { line })} <bdi className="wrap-anywhere">{unit}</bdi>
      </p>
      {texts && (
        <div className="grid gap-4 lg:grid-cols-2">
          {(['file', 'here'] as const).map((side) => (
            <div key={side} className="min-w-0">
              <p className="text-sm text-ink-soft">{t(`problem.${side}.${why}`)}</p>
              <blockquote
                lang={texts.lang}
                dir={texts.dir}
                className="border-s-4 border-line-strong ps-3 wrap-anywhere whitespace-pre-line"
              >
                {texts[side]}
              </blockquote>
            </div>
          ))}
        </div>
      )}
    </li>
  )
}
