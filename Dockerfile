# Packages are gathered in a stage of their own, so that no pip cache or build tool stays in the image.
FROM python:3.13-slim AS packages
WORKDIR /build
COPY pyproject.toml .
RUN python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > requirements.txt \
    && python -m venv --without-pip /packages \
    && pip --python /packages/bin/python install --no-cache-dir --only-binary :all: -r requirements.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app jauap \
    && install --directory --owner jauap /app/data
COPY --from=packages /packages /packages
WORKDIR /app
COPY . .
ENV PATH=/packages/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER jauap
VOLUME /app/data
# Only for updates by webhook.
EXPOSE 8080
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
